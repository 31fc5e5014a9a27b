import type { Main } from '../../../main/contract/bridge.ts';

/**
 * Where a call is to be sent that somebody typed: as it would be dialled here, by the rules of the house. Empty when that is
 * nothing that SIP can call.
 */
export async function transferAddress(main: Main, text: string): Promise<string> {
  if (/^sips?:/i.test(text)) return text;
  const read = await main.ask('dial.read', { text });
  if (!read.ok || !read.value.target) return '';
  const routed = await main.ask('dial.route', { target: read.value.target });
  return routed.ok && routed.value.engine === 'sip' ? routed.value.address : '';
}
