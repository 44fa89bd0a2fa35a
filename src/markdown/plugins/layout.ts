import { defineMdastPlugin } from 'satteri';

/** Astro would import `layout: post` as a component of MDX; to us the field is Jekyll's, and means nothing. */
export const layoutPlugin = () =>
  defineMdastPlugin({
    name: 'layout',
    before(_root, context) {
      if (context.data.astro === undefined) return;
      const { layout: _, ...frontmatter } = context.data.astro.frontmatter;
      context.data.astro.frontmatter = frontmatter;
    },
  });
