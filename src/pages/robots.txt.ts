import { robotsTxt } from '../seo/robots.ts';

export const GET = (): Response => new Response(robotsTxt());
