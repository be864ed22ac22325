declare module "virtual:boundaries" {
  /** The address of the map's boundaries. */
  const address: string;
  export default address;
}
