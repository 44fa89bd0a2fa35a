// Loaded before every command (`node -r`), on whichever Node there is: written so that the oldest can read it.
'use strict';

var fs = require('fs');

/** The project uses `RegExp.escape` and runs TypeScript as it is, which Node can from 24 on. */
var needed = 24;

function stop(message) {
  console.error(message);
  process.exit(1);
}

if (parseInt(process.versions.node, 10) < needed) {
  stop(
    'This blog needs Node ' +
      needed +
      ' or newer, and this is Node ' +
      process.versions.node +
      ': run `npm ci`, which brings one ' +
      '(npm alone does, and not with `--ignore-scripts`), or install it from https://nodejs.org/.',
  );
}
if (!fs.existsSync('node_modules/astro/package.json'))
  stop('The packages of this blog are not installed yet: run `npm ci`.');

// Astro would report which commands are used; no command of this blog does.
if (process.env.ASTRO_TELEMETRY_DISABLED === undefined) process.env.ASTRO_TELEMETRY_DISABLED = '1';
