import type { Reply } from '../../../native/protocols/cisco/replies.ts';

type Element = { [Name in string]?: unknown };

/** A block of replies as the object that a Cisco writes after `xPreferences outputmode json`. */
export function jsonOf(replies: readonly Reply[]): Element {
  const whole: Element = {};
  const below = (of: Element, name: string): Element => {
    const found = (of[name] ?? {}) as Element;
    of[name] = found;
    return found;
  };
  /** What there may be many of is in a list, by its id. */
  const at = (path: string): Element => {
    let of = below(whole, 'Status');
    const names = path.split(' ');
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? '';
      const id = names[index + 1];
      if (id !== undefined && /^\d+$/.test(id)) {
        const list = (of[name] ?? []) as Element[];
        of[name] = list;
        const found = list.find((one) => one.id === id) ?? { id };
        if (!list.includes(found)) list.push(found);
        of = found;
        index += 1;
      } else of = below(of, name);
    }
    return of;
  };
  const values = (of: Readonly<Record<string, string>>): Element =>
    Object.fromEntries(Object.entries(of).map(([name, Value]) => [name, { Value }]));
  for (const reply of replies) {
    if (reply.kind === 'status') Object.assign(at(reply.path), { Value: reply.value });
    else if (reply.kind === 'gone') Object.assign(at(reply.path), { ghost: 'True' });
    else if (reply.kind === 'event') below(whole, 'Event')[reply.name] = { id: '1', ...values(reply.values) };
    else if (reply.kind === 'result')
      below(whole, 'CommandResponse')[`${reply.name}Result`] = { status: reply.status };
    else if (reply.kind === 'tag') whole.ResultId = reply.tag;
  }
  return whole;
}
