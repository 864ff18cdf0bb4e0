import { viewContainers } from '../../editor/manifest/view';
import type { ViewRow } from './rows';

const icon = 'media/activity.svg';

/** The containers of package.json by their place, the views by their container, and what empty ones say. */
export function contributedViews(views: readonly ViewRow[]): object {
  const containers = Object.entries(viewContainers);
  const places = [...new Set(containers.map(([, { place }]) => place))];
  return {
    viewsContainers: Object.fromEntries(
      places.map((place) => [
        place,
        containers.filter(([, row]) => row.place === place).map(([id, { title }]) => ({ id, title, icon })),
      ]),
    ),
    views: Object.fromEntries(
      containers.map(([id]) => [id, views.filter(({ container }) => container === id).map(declared)]),
    ),
    viewsWelcome: views.flatMap(({ id, welcome = [] }) => welcome.map((row) => ({ view: id, ...row }))),
  };
}

const declared = ({ id, name, contextualTitle, type, visibility, when }: ViewRow) => ({
  ...(type ? { type } : {}),
  id,
  name,
  icon,
  contextualTitle,
  ...(visibility ? { visibility } : {}),
  ...(when === undefined ? {} : { when }),
});
