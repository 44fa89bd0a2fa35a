import { answerRequests } from '../../core/worker.ts';
import { highlight, type HighlightRequest } from './highlight.ts';

answerRequests(({ code, language }: HighlightRequest) => highlight(code, language));
