import * as z from 'zod';
import { topics } from '../contract/room.ts';

/**
 * What a room's token allows, in the form of EMQX's `acl` claim (EMQX 5.5 and later, "ACL, new format"), so that a
 * broker that reads tokens needs no code of ours. The first rule that fits decides.
 */
export const roomAcl = z
  .array(
    z.strictObject({
      permission: z.enum(['allow', 'deny']),
      action: z.enum(['publish', 'subscribe', 'all']),
      topic: z.string(),
      /** Given: the rule is only for messages that the broker keeps (true) or does not keep (false). */
      retain: z.boolean().optional(),
    }),
  )
  .readonly();
export type RoomAcl = z.infer<typeof roomAcl>;

/**
 * The rules of one party: it says its own presence, sends signals in its own name, and hears everybody's presence and
 * what is sent to it. The last rule is for EMQX, which otherwise goes on to ask others when none fits.
 */
export const aclOfParty = (room: string, client: string): RoomAcl => [
  { permission: 'allow', action: 'publish', topic: topics.presence(room, client) },
  { permission: 'allow', action: 'publish', topic: topics.signal(room, '+', client), retain: false },
  { permission: 'allow', action: 'subscribe', topic: topics.everyPresence(room) },
  { permission: 'allow', action: 'subscribe', topic: topics.everySignalTo(room, client) },
  { permission: 'deny', action: 'all', topic: '#' },
];

/**
 * Whether everything that `topic` stands for is covered by `rule` (MQTT 3.1.1 §4.7). `topic` may itself be a filter:
 * its `+` is covered by `+` and its `#` by `#` only. Topics that begin with `$` are covered by nothing.
 */
function covers(rule: string, topic: string): boolean {
  if (topic.startsWith('$')) return false;
  const ruleLevels = rule.split('/');
  const levels = topic.split('/');
  for (const [index, ruleLevel] of ruleLevels.entries()) {
    if (ruleLevel === '#') return true;
    const level = levels[index];
    if (level === undefined || level === '#') return false;
    if (ruleLevel !== '+' && ruleLevel !== level) return false;
  }
  return levels.length === ruleLevels.length;
}

const allows = (
  acl: RoomAcl,
  action: 'publish' | 'subscribe',
  topic: string,
  retain: boolean | undefined,
): boolean =>
  acl.find(
    (rule) =>
      (rule.action === action || rule.action === 'all') &&
      (rule.retain === undefined || rule.retain === retain) &&
      covers(rule.topic, topic),
  )?.permission === 'allow';

/** Whether a message may be published to `topic`; `retain` when the broker is asked to keep it. */
export const mayPublish = (acl: RoomAcl, topic: string, retain: boolean): boolean =>
  !/[+#\0]/.test(topic) && allows(acl, 'publish', topic, retain);

/** Whether `filter` may be subscribed to. */
export const maySubscribe = (acl: RoomAcl, filter: string): boolean =>
  allows(acl, 'subscribe', filter, undefined);
