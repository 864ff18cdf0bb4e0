import type { Browser } from 'playwright-core';

/**
 * A PNG as WebP without loss, by the browser's own encoder: no package has to be installed for it. Only the 64 most frequent
 * colors are kept, which halves the bytes; edges of letters take the nearest.
 */
export async function webpOf(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const url = await page.evaluate(encode, `data:image/png;base64,${png.toString('base64')}`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/** As much of a page as this takes; the project's types leave the DOM out on purpose. */
interface Page {
  readonly fetch: (url: string) => Promise<{ blob(): Promise<unknown> }>;
  readonly createImageBitmap: (blob: unknown) => Promise<{ readonly width: number; readonly height: number }>;
  readonly document: {
    createElement(name: 'canvas'): {
      width: number;
      height: number;
      getContext(kind: '2d'): {
        drawImage(image: unknown, x: number, y: number): void;
        getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
        putImageData(data: unknown, x: number, y: number): void;
      };
      toDataURL(type: string, quality: number): string;
    };
  };
}

/** Runs in the page: nothing from outside of it can be named here. */
async function encode(source: string): Promise<string> {
  const { fetch, createImageBitmap, document } = globalThis as unknown as Page;
  const image = await createImageBitmap(await (await fetch(source)).blob());
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height);
  const colors = new Uint32Array(pixels.data.buffer);

  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = [...counts]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)
    .slice(0, 64)
    .map(([color]) => color);
  // No named functions here: tsx names them with a helper that the page lacks.
  const nearest = new Map<number, number>();
  for (const color of counts.keys()) {
    let least = Infinity;
    for (const each of palette) {
      let distance = 0;
      for (const bits of [0, 8, 16]) distance += (((color >> bits) & 255) - ((each >> bits) & 255)) ** 2;
      if (distance >= least) continue;
      least = distance;
      nearest.set(color, each);
    }
  }
  for (const [at, color] of colors.entries()) colors[at] = nearest.get(color) ?? color;
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/webp', 1);
}
