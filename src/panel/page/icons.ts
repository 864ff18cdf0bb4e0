/** Line icons on a 16 × 16 grid, drawn for this panel, in the colour of the text around them. */
const paths = {
  success: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z', 'M5.2 8.3l2 2l3.8-4.3'],
  failure: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z', 'M5.8 5.8l4.4 4.4', 'M10.2 5.8l-4.4 4.4'],
  warning: ['M7.1 2.3a1 1 0 0 1 1.8 0l5.3 9.9a1 1 0 0 1-.9 1.4H2.7a1 1 0 0 1-.9-1.4z', 'M8 6v3.4', 'M8 11.4v.1'],
  neutral: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z', 'M3.5 3.5l9 9'],
  sending: ['M14.5 8a6.5 6.5 0 1 1-6.5-6.5'],
  copy: [
    'M7 5.5h5a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 13V7A1.5 1.5 0 0 1 7 5.5z',
    'M10.5 3A1.5 1.5 0 0 0 9 1.5H4A1.5 1.5 0 0 0 2.5 3v6A1.5 1.5 0 0 0 4 10.5',
  ],
  advice: ['M5.8 11.3c0-1.2-.6-1.8-1.2-2.6a4.3 4.3 0 1 1 6.8 0c-.6.8-1.2 1.4-1.2 2.6z', 'M6.2 13.4h3.6', 'M7.2 15h1.6'],
  copied: ['M2.5 8.5l3.5 3.5l7.5-8'],
  open: [
    'M7 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5V9',
    'M9.5 2.5h4v4',
    'M13.2 2.8L7.5 8.5',
  ],
  save: ['M8 2.5v7', 'M5 6.8l3 3l3-3', 'M2.5 10.5V12A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5v-1.5'],
  edited: ['M3 13l.6-2.7l7-7a1.3 1.3 0 0 1 1.9 0l.2.2a1.3 1.3 0 0 1 0 1.9l-7 7z', 'M9.3 4.6l2.1 2.1'],
  find: ['M6.8 2.5a4.3 4.3 0 1 1 0 8.6a4.3 4.3 0 0 1 0-8.6z', 'M10 10l3.5 3.5'],
  fold: ['M4 6.5l4-4l4 4', 'M4 9.5l4 4l4-4', 'M2.5 8h11'],
  up: ['M8 13V3.5', 'M4 7.5l4-4l4 4'],
  down: ['M8 3v9.5', 'M4 8.5l4 4l4-4'],
  close: ['M4 4l8 8', 'M12 4l-8 8'],
} satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof paths;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An icon for the eye only: the words stand next to it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths[name]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
