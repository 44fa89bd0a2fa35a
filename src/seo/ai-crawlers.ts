/**
 * Names under which crawlers collect text to train or feed language models, as their operators document them or as
 * https://github.com/ai-robots-txt/ai.robots.txt lists them. Search engines are not among them.
 */
export const aiCrawlers: readonly string[] = [
  ...[
    'AI2Bot',
    'Ai2Bot-Dolma',
    'Amazonbot',
    'anthropic-ai',
    'Applebot-Extended',
    'Bytespider',
    'CCBot',
    'ChatGPT-User',
    'Claude-SearchBot',
    'Claude-User',
    'Claude-Web',
  ],
  ...[
    'ClaudeBot',
    'cohere-ai',
    'cohere-training-data-crawler',
    'Diffbot',
    'DuckAssistBot',
    'FacebookBot',
    'Google-CloudVertexBot',
    'Google-Extended',
    'GPTBot',
    'ImagesiftBot',
  ],
  ...[
    'meta-externalagent',
    'Meta-ExternalFetcher',
    'MistralAI-User',
    'OAI-SearchBot',
    'omgili',
    'omgilibot',
    'PanguBot',
    'Perplexity-User',
    'PerplexityBot',
    'PetalBot',
  ],
  ...['Timpibot', 'VelenPublicWebCrawler', 'Webzio-Extended', 'YouBot'],
];
