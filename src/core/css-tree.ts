/** The parser of CSS as one file: its 125 modules take four times as long to load. */
export * from 'css-tree/dist/csstree.esm';
