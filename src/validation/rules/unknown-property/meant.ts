import { calledElsewhere } from '../../../catalog/synonyms';
import type { TypeModel } from '../../../catalog/model';
import { nearest } from '../../../text/nearest';

/**
 * The declared property that a name probably means: the same letters in another case, what the property is called in
 * other systems, or the nearest spelling.
 */
export function meantProperty(written: string, type: TypeModel): string | undefined {
  const names = Object.keys(type.properties);
  const lower = written.toLowerCase();
  return (
    names.find((name) => name.toLowerCase() === lower) ?? calledElsewhere(written, type) ?? nearest(written, names)
  );
}
