import { answerRequests } from '../../core/worker.ts';
import type { HighlightRequest } from './highlight.ts';
import { highlight } from './highlighter.ts';

answerRequests(({ code, language }: HighlightRequest) => highlight(code, language));
