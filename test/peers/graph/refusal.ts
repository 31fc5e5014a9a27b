/** What the simulator answers: a status, JSON, and headers of its own. */
export type Reply = {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An error of Graph: "Microsoft Graph error responses and resource types". */
export const refusal = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  json: { error: { code, message, innerError: { date: '', 'request-id': '' } } },
  headers,
});
