/**
 * Whether the other side takes a tone as an event in the sound (RFC 4733 §2): its description must list `telephone-event`
 * at the clock rate of the codec it names first, since the browser sends events at the rate of the codec it speaks. Next
 * to Opus (48000) an event at 8000 is lost.
 */
export function takesToneEvents(description: string): boolean {
  const section = /^m=audio (.*(?:\r?\n(?!m=).*)*)/m.exec(description)?.[1];
  if (section === undefined) return false;
  const formats = section.split(/\r?\n/, 1)[0]?.trim().split(/\s+/).slice(2) ?? [];
  const maps = new Map<string, { readonly name: string; readonly rate: string }>();
  for (const [, format = '', name = '', rate = ''] of section.matchAll(
    /^a=rtpmap:(\d+) ([^/\s]+)\/(\d+)/gm,
  )) {
    maps.set(format, { name: name.toLowerCase(), rate });
  }
  // Static formats of RFC 3551 §6 need no map, and are all of 8000 here.
  const known = (format: string) => maps.get(format) ?? { name: format, rate: '8000' };
  const isSpeech = ({ name }: { readonly name: string }): boolean =>
    name !== 'telephone-event' && name !== 'cn' && name !== 'red' && name !== '13';
  const speech = formats.map(known).find(isSpeech);
  return formats.map(known).some(({ name, rate }) => name === 'telephone-event' && rate === speech?.rate);
}

/** The key as SIP spells it, or null for what is no key. */
export function toneOf(key: string): string | null {
  const tone = { star: '*', pound: '#' }[key] ?? key.toUpperCase();
  return /^[0-9A-D*#]$/.test(tone) ? tone : null;
}
