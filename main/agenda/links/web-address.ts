/** The URL, or null for what is none or carries a user name (`https://teams.microsoft.com@evil.example/`). */
export function urlOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : null;
}
