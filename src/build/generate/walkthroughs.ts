import { milestoneKey } from '../../editor/walkthrough/walkthrough';
import type { Rows } from './rows';

/** The walkthrough of package.json. */
export const walkthroughs = ({ steps, ...rest }: Rows['walkthrough']): object[] => [
  {
    ...rest,
    steps: steps.map(({ id, title, description, altText, doneBy }) => ({
      id,
      title,
      description,
      media: { svg: `media/walkthrough/${id}.svg`, altText },
      completionEvents: [`onContext:${milestoneKey(doneBy)}`],
    })),
  },
];
