/** A theme of each kind, under its name in the picker and the class that the window then has. */
export const themes = {
  light: { name: 'Light Modern', css: 'vs' },
  dark: { name: 'Dark Modern', css: 'vs-dark' },
  'high-contrast': { name: 'Dark High Contrast', css: 'hc-black' },
  'high-contrast-light': { name: 'Light High Contrast', css: 'hc-light' },
} as const;
