/** What a card shows. */
export interface Card {
  /** Of the post or page. With the site’s own name for a title, as on the home page, the name is not repeated above it. */
  title: string;
  /** The day (`28 June 2022`), or what the page is; may be empty. */
  note: string;
  /** Names of tags; those for which there is no room are left out. */
  tags: readonly string[];
  /** Name of the site. */
  site: string;
  /** BCP 47 tag: decides direction, forms of letters and where lines may end. */
  lang: string;
}
