import { isJsonObject, jsonOf } from '../../../main/contract/json.ts';

/** An event of a node's stream as it goes to the client. */
export type NodeEvent = { readonly event: string; readonly id: string; readonly data: string };

type Json = Record<string, unknown>;

const uuidOf = (value: Json): string => (typeof value.uuid === 'string' ? value.uuid : '');

/**
 * Makes a node's events fit for the client, which drops what has no data, takes no news of a party that it was not told of,
 * and lets no presentation begin that names nobody. Keeps who is there; one for each call. Null: the client is not told.
 */
export function makeHeardEvents(own: () => string): (event: NodeEvent) => NodeEvent | null {
  const known = new Set<string>();
  return ({ event, id, data }) => {
    const value = jsonOf(data);
    const plain: NodeEvent = { event, id, data: data.trim() === '' ? 'null' : data };
    if (event === 'participant_sync_begin') known.clear();
    // What was no JSON at all.
    if (value === undefined && data.trim() !== '') return null;
    if (!isJsonObject(value)) return data.trim() === '' && needsData.has(event) ? null : plain;
    switch (event) {
      case 'participant_create':
      case 'participant_update': {
        const uuid = uuidOf(value);
        if (uuid === '') return null;
        const isNew = !known.has(uuid);
        known.add(uuid);
        return { ...plain, event: isNew ? 'participant_create' : 'participant_update' };
      }
      case 'participant_delete':
        known.delete(uuidOf(value));
        return plain;
      case 'presentation_start':
        return presentation(plain, value, own());
      default:
        return plain;
    }
  };
}

/** Events whose handler in the client reads from their data. */
const needsData = new Set([
  'participant_create',
  'participant_update',
  'participant_delete',
  'presentation_start',
  'message_received',
  'conference_update',
  'call_disconnected',
  'refer',
  'new_offer',
  'update_sdp',
  'new_candidate',
]);

/** A node says by a start without anybody that whoever presents is to stop; by one's own name it says nothing new. */
function presentation(plain: NodeEvent, value: Json, own: string): NodeEvent | null {
  const presenter = value.presenter_uuid;
  if (typeof presenter === 'string' && presenter !== '') return presenter === own ? null : plain;
  const isRevoked = !value.presenter_name && !value.presenter_uri;
  if (isRevoked) return { ...plain, event: 'presentation_revoked' };
  return { ...plain, data: JSON.stringify({ ...value, presenter_uuid: 'unknown' }) };
}
