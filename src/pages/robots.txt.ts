import { processState } from '../core/process-state.ts';
import { robotsTxt } from '../seo/robots.ts';

export const GET = (): Response => new Response(robotsTxt(processState.showsDrafts));
