import { getNotes, getPages, getPosts } from '../queries/posts.ts';
import { llmsTxt } from '../seo/llms-txt.ts';

export const GET = async (): Promise<Response> =>
  new Response(llmsTxt(await getPosts(), await getPages(), (await getNotes()).length > 0));
