// Light or dark: as the reader's system says, or as chosen here; the choice is kept in this browser.
export type Theme = "auto" | "light" | "dark";
const KEY = "purse-theme";

export function themeNow(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "auto";
  } catch {
    return "auto"; // storage may be closed to this page, as in an embed
  }
}

export function applyTheme(theme: Theme = themeNow()): void {
  if (theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch { /* it holds until the page is closed */ }
  applyTheme(theme);
}
