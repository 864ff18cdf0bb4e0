import type { KindId } from '../catalog/kinds';
import { bundledKinds } from '../catalog/bundled-kinds';
import { choice } from './arguments';

/** The kind that `--kind` names, if any. @throws HumanError with the kinds that there are */
export function kindOption(value: string | undefined): KindId | undefined {
  if (value === undefined) return undefined;
  return choice(
    'kind',
    value,
    bundledKinds.kinds.map(({ id }) => id),
  );
}
