import type { Icon } from '../seo/icon.ts';
import type { StyleDelivery } from '../styles/style-sheets.ts';

/** What the frame of every page shows and its page has to look up: `getFrame` does. */
export interface Frame {
  /** Year in the foot. */
  year: string | undefined;
  /** The site’s icon, if it has one. */
  icon: Icon | undefined;
  /** How pages get their style sheets. */
  styles: StyleDelivery;
  /** Whether the site shows drafts, and is not to be published. */
  drafts: boolean;
}
