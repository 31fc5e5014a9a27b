/** Tries until `read` does not throw, and answers what it answers; throws its last error after `withinMs`. Also outside of tests. */
export async function until<T>(read: () => T | Promise<T>, withinMs = 15_000): Promise<T> {
  const late = Date.now() + withinMs;
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (Date.now() > late) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
