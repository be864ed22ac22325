// Counties that are not what they were in 2017, the year of the map's boundaries: which boundary of 2017
// stands for each. Source: Census Bureau, Substantial Changes to Counties and County Equivalent Entities,
// 1970 to the present; for Connecticut 87 FR 34235 (2022). Public domain.

export interface Stand {
  on: string[];      /* boundaries of 2017 */
  exactly: boolean;  /* the same area, under another code; else it only lies mainly there */
}

const renamed = (code: string): Stand => ({ on: [code], exactly: true });
const mainly = (...on: string[]): Stand => ({ on, exactly: false });

export const CHANGED: Readonly<Record<string, Stand>> = {
  // The same county under another code.
  "12025": renamed("12086"), // Dade County: Miami-Dade
  "46113": renamed("46102"), // Shannon County: Oglala Lakota
  "02270": renamed("02158"), // Wade Hampton Census Area: Kusilvak

  // Divided after 2017: each part lies in the area of before.
  "02063": mainly("02261"), // Chugach: part of Valdez-Cordova
  "02066": mainly("02261"), // Copper River: part of Valdez-Cordova

  // Divided or merged before 2017: what followed.
  "02201": mainly("02130", "02198", "02275"), // Prince of Wales-Outer Ketchikan
  "02232": mainly("02105", "02230"),          // Skagway-Hoonah-Angoon
  "02280": mainly("02195", "02198", "02275"), // Wrangell-Petersburg
  "30113": mainly("30031", "30067"),          // Yellowstone National Park
  "51515": mainly("51019"),                   // Bedford city: a town in Bedford County
  "51560": mainly("51005"),                   // Clifton Forge city: a town in Alleghany County
  "51780": mainly("51083"),                   // South Boston city: a town in Halifax County

  // Connecticut: nine planning regions took the place of eight counties in 2022. Each stands on the county
  // of before that had most of its towns; none has quite the area of a county.
  "09110": mainly("09003"), // Capitol: Hartford County
  "09120": mainly("09001"), // Greater Bridgeport: Fairfield County
  "09130": mainly("09007"), // Lower Connecticut River Valley: Middlesex County
  "09140": mainly("09009"), // Naugatuck Valley: New Haven County
  "09150": mainly("09015"), // Northeastern Connecticut: Windham County
  "09160": mainly("09005"), // Northwest Hills: Litchfield County
  "09170": mainly("09009"), // South Central Connecticut: New Haven County
  "09180": mainly("09011"), // Southeastern Connecticut: New London County
  "09190": mainly("09001"), // Western Connecticut: Fairfield County
};
