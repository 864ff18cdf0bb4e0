import { cutBetweenCharacters } from './plain-text';

/** UTF-16 units of a name that is made here: Windows takes 260 characters for a whole path. */
const longest = 120;

/**
 * UTF-8 bytes of a name, made here or typed. Linux takes 255, Windows and macOS as many UTF-16 units, of which no name has more
 * than bytes; the name of a note that is written beside a payload has 26 more (`cli/plan/markers.ts`).
 */
const mostBytes = 229;

/** What Windows refuses in a name, path separators, and characters that nobody can see. */
const unfit = /[:?*|"<>/\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;

/** Windows takes these for devices, whatever follows the first dot. */
const device = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?= *(?:\.|$))/i;

/** A leading dot hides a file, a leading hyphen makes it an option; Windows drops trailing dots and spaces. */
const outerSigns = /^[-. ]+|[-. ]+$/g;

export interface FileNameOptions {
  /** What the name ends in, such as `.host.secprofile.json`. */
  readonly ending?: string;
  /** Whether another file has the name. Names that differ only in case count as one: compare by {@link sameName}. */
  readonly isTaken?: (name: string) => boolean;
}

/**
 * A name for a new file, made of the text that people know the thing by: valid on Windows, macOS, and Linux, in NFC, at
 * most 120 characters, and not taken. `web01.contoso.com` becomes `web01.contoso.com.host.secprofile.json`, or
 * `web01.contoso.com-2.host.secprofile.json` where that is taken.
 */
export function fileNameFor(text: string, { ending = '', isTaken = () => false }: FileNameOptions = {}): string {
  // Cut first: a text may be megabytes long.
  const start = cutBetweenCharacters(text, longest * 4);
  const plain = start.replace(invisible, '').replace(unfit, '-').replace(/\s+/g, ' ').normalize('NFC');
  const stem = plain.replace(outerSigns, '').replace(device, '$&_') || 'unnamed';
  for (let count = 1; ; count += 1) {
    const tail = `${count === 1 ? '' : `-${count}`}${ending}`;
    const name = shortened(stem, tail) + tail;
    if (!isTaken(name)) return name;
  }
}

/** Why a name that a person typed doesn't suit Windows, macOS, and Linux alike. It may have more characters than one that is made here. */
export function nameObjection(name: string): string | undefined {
  if (name === '') return 'Enter a file name.';
  const sign = name[name.search(unfit)];
  if (sign !== undefined) return signObjection(sign);
  const [reserved] = device.exec(name) ?? [];
  if (reserved !== undefined) return `“${reserved}” is the name of a device on Windows. Enter another name.`;
  if (/[. ]$/.test(name)) return 'A file name can’t end in a dot or a space: Windows drops them.';
  const bytes = Buffer.byteLength(name);
  if (bytes <= mostBytes) return undefined;
  return `This name is too long. It has ${bytes} bytes in UTF-8, and the limit is ${mostBytes}.`;
}

/** What kinds of signs are called that can't be shown. */
const unseen = [
  [/\p{Cc}/u, 'control characters'],
  [/\p{Cs}/u, 'an incomplete character'],
] as const;

function signObjection(sign: string): string {
  const what = /[!-~]/.test(sign) ? `“${sign}”` : (unseen.find(([kind]) => kind.test(sign))?.[1] ?? 'line breaks');
  const isOfWindows = sign < ' ' || /[:?*|"<>\\]/.test(sign);
  return `A file name can’t contain ${what}${isOfWindows ? ': Windows doesn’t allow that' : ''}.`;
}

/** A key for a name: names with the same key are one file on systems that ignore case or how accents are encoded. */
export function sameName(name: string): string {
  // Upper case first: it joins letters that lower case keeps apart, such as ß and ss.
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function shortened(stem: string, tail: string): string {
  let short = cutBetweenCharacters(stem, longest - tail.length);
  while (Buffer.byteLength(short + tail) > mostBytes) short = cutBetweenCharacters(short, short.length - 1);
  return short.replace(outerSigns, '');
}
