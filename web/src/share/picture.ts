// A chart as a file of its own: SVG with every style written into it, its title above, its sentence,
// day and source below; PNG drawn from that at twice the size.

const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "stroke-linecap", "opacity", "paint-order",
  "font-family", "font-size", "font-weight", "font-style", "font-variant-numeric", "text-anchor", "dominant-baseline", "visibility", "display", "mix-blend-mode",
];
const INITIAL: { [name: string]: string } = {
  "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-opacity": "1", "stroke-linejoin": "miter", "stroke-linecap": "butt",
  opacity: "1", "paint-order": "normal", "font-style": "normal", "font-variant-numeric": "normal", "text-anchor": "start", "dominant-baseline": "auto", visibility: "visible", "mix-blend-mode": "normal",
};
const SPACE = "http://www.w3.org/2000/svg";
const MARGIN = 20;

export interface PictureWords { title: string; sentence: string; source: string }

/** The clone with the looks that the original has now. */
function styled(original: Element): SVGSVGElement {
  const clone = original.cloneNode(true) as SVGSVGElement;
  const from = [original, ...original.querySelectorAll("*")], to = [clone, ...clone.querySelectorAll("*")];
  from.forEach((element, i) => {
    const target = to[i]!, style = getComputedStyle(element);
    const text = element instanceof SVGTextContentElement || element === original || element.tagName === "g";
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (name === "display" ? value !== "none" : value === "" || value === INITIAL[name]) continue;
      if (name.startsWith("font") && !text) continue;
      target.setAttribute(name, name === "font-family" ? value.replace(/"/g, "'") : value);
    }
    for (const name of ["class", "style", "tabindex", "role"]) target.removeAttribute(name);
    for (const { name } of [...target.attributes]) if (name.startsWith("aria-") || name.startsWith("data-") || name.startsWith("on")) target.removeAttribute(name);
  });
  for (const gone of [...clone.querySelectorAll("[display=none], script, foreignObject, a:empty")]) gone.remove();
  return clone;
}

function lines(words: string, width: number, size: number): string[] {
  const most = Math.max(10, Math.floor(width / (size * 0.56)));
  const made: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = made[made.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

function put(parent: Element, name: string, attributes: { [name: string]: string | number }, text?: string): Element {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

export interface Picture { text: string; width: number; height: number }

export function pictureOf(svg: SVGSVGElement, words: PictureWords): Picture {
  const box = svg.getBoundingClientRect();
  const width = Math.ceil(box.width), root = getComputedStyle(document.documentElement);
  const colour = (name: string) => root.getPropertyValue(name).trim() || "#000000";
  const whole = document.createElementNS(SPACE, "svg");
  const texts = { "font-family": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" };
  const ground = put(whole, "rect", { width: "100%", height: "100%", fill: colour("--ground") });
  let y = MARGIN;
  const write = (words: string, size: number, fill: string, weight: number) => {
    for (const line of lines(words, width, size)) {
      y += size * 1.35;
      put(whole, "text", { ...texts, x: MARGIN, y: Math.round(y), "font-size": size, "font-weight": weight, fill }, line);
    }
  };
  write(words.title, 18, colour("--text"), 700);
  write(words.sentence, 13, colour("--text"), 400);
  y += 12;
  const chart = styled(svg);
  const area = svg.viewBox.baseVal && svg.viewBox.baseVal.width ? svg.viewBox.baseVal : { x: 0, y: 0, width: box.width, height: box.height };
  for (const [name, value] of Object.entries({ x: MARGIN, y: Math.round(y), width, height: Math.ceil(box.height), viewBox: `${area.x} ${area.y} ${area.width} ${area.height}`, overflow: "visible" })) chart.setAttribute(name, String(value));
  whole.append(chart);
  y += Math.ceil(box.height) + 8;
  write(words.source, 11, colour("--faint"), 400);
  const size = { width: width + 2 * MARGIN, height: Math.ceil(y + MARGIN) };
  for (const [name, value] of Object.entries({ xmlns: SPACE, width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` })) whole.setAttribute(name, String(value));
  ground.before(Object.assign(document.createElementNS(SPACE, "title"), { textContent: words.title }), Object.assign(document.createElementNS(SPACE, "desc"), { textContent: `${words.sentence} ${words.source}` }));
  return { text: new XMLSerializer().serializeToString(whole), ...size };
}

/** An image of the picture at twice its size. The address is a data: one, which the page's policy allows for images. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const image = new Image(picture.width * 2, picture.height * 2);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture came of it"))), "image/png"));
}

/** Of a drawing, the chart itself: the largest of its pictures, as a key may stand beside it. */
export function chartIn(element: Element | null): SVGSVGElement | null {
  const inside = [...(element?.closest(".drawing") ?? element)?.querySelectorAll?.<SVGSVGElement>("svg") ?? []];
  const area = (svg: SVGSVGElement) => { const box = svg.getBoundingClientRect(); return box.width * box.height; };
  return inside.sort((a, b) => area(b) - area(a))[0] ?? (element instanceof SVGSVGElement ? element : null);
}
