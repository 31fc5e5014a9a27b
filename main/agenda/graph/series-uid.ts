/** How every id begins that Exchange made ([MS-OXOCAL] §2.2.1.27, `Byte Array ID`), in hexadecimal. */
const exchangeMade = '040000008200e00074c5b7101a82e008';
/** Where the date of one time of a series stands, and where its data begins, in signs. */
const dateAt = 32;
const dataAt = 80;
/** What the data begins with when the meeting came from elsewhere with an id of its own ([MS-OXCICAL] §2.1.3.1.1.20.26). */
const foreign = Buffer.from('vCal-Uid\u0001\0\0\0', 'latin1').toString('hex');

/**
 * The iCalendar UID of a whole series from the `iCalUId` of one of its times, in which Exchange puts the date: that is taken out, as
 * in `PidLidCleanGlobalObjectId` ([MS-OXOCAL] §2.2.1.28). An id that another calendar made, and Exchange only wrapped, is given
 * as it was, so that the same meeting has the same id from every source.
 */
export function seriesUid(iCalUId: string): string {
  const hex = iCalUId.toLowerCase();
  if (!hex.startsWith(exchangeMade) || !/^[\da-f]+$/.test(hex) || hex.length < dataAt) return iCalUId;
  const data = hex.slice(dataAt);
  if (data.startsWith(foreign)) {
    const wrapped = Buffer.from(data.slice(foreign.length), 'hex').toString('utf8').replace(/\0.*$/s, '');
    if (wrapped !== '') return wrapped;
  }
  return `${iCalUId.slice(0, dateAt)}00000000${iCalUId.slice(dateAt + 8)}`;
}
