import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

/** A file, its path relative to the project. */
export interface SourceFile {
  file: string;
  source: string;
}

/** One import of a module by a file. */
export interface Import {
  /** As it is written. */
  specifier: string;
  /** What it is: a path relative to the project (`src/site.ts`), or `npm:zod`, `node:fs`, `astro:content`. */
  target: string;
  /** Whether it is gone when the types are. */
  typeOnly: boolean;
}

/** Every import in a file: static, re-export, dynamic and `import('x').Type`. Of an `.astro` file, those of its front matter. */
export function importsOf({ file, source }: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    found.push({ specifier: node.text, target: targetOf(file, node.text), typeOnly });
  };
  visit(parse({ file, source }), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return found;
}

/** What a file takes from outside without importing it: `the clock`, `the environment`. */
export function ambientUsesOf(file: SourceFile): string[] {
  const found = new Set<string>();
  visit(parse(file), (node) => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText() : '';
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      found.add('the clock');
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') found.add('the clock');
    if (text === 'Date.now' || text === 'performance.now' || text.startsWith('Temporal.Now')) found.add('the clock');
    if (text === 'import.meta.env' || (ts.isIdentifier(node) && node.text === 'process')) found.add('the environment');
  });
  return [...found];
}

function parse({ file, source }: SourceFile): ts.SourceFile {
  const code = file.endsWith('.astro') ? (/^\s*---\r?\n([^]*?)\r?\n---/.exec(source)?.[1] ?? '') : source;
  return ts.createSourceFile(`${file}.ts`, code, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

/** `import type`, or only `type` names in the braces; `import 'x'` and `import {} from 'x'` run the module. */
function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  if (clause.name !== undefined || names === undefined || ts.isNamespaceImport(names)) return false;
  return names.elements.length > 0 && names.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function targetOf(file: string, specifier: string): string {
  const path = specifier.replace(/\?.*/, '');
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  if (/^\w+:/.test(path)) return path;
  return isBuiltin(path) ? `node:${path}` : `npm:${path}`;
}
