import { defineHastPlugin, type HastPluginDefinition, type HastPluginEntry, type PluginFactoryContext } from 'satteri';

/** A plugin that visits elements, and nothing else. */
type ElementPlugin = Pick<HastPluginDefinition, 'name' | 'options' | 'element'>;

/**
 * Plugins that visit elements as one: each visit of the tree costs a copy of it. None of them may depend on what
 * another changes.
 */
export const inOnePass =
  (...plugins: ((context: PluginFactoryContext) => ElementPlugin | undefined)[]): HastPluginEntry =>
  (context) => {
    const all = plugins.flatMap((plugin) => plugin(context) ?? []);
    return defineHastPlugin({
      name: all.map(({ name }) => name).join(', '),
      options: { position: all.some(({ options }) => options?.position) },
      element: all.flatMap(({ element }) => element ?? []),
    });
  };
