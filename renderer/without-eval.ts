import * as z from 'zod';

// Imported before anything else by each page: zod would otherwise try at its first schema whether it may make
// functions out of text, which the content policy refuses and reports.
z.config({ jitless: true });
