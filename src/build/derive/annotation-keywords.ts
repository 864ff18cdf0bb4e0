/** What `annotate` puts into schemas in memory. No file has these: ajv's strict mode refuses keywords that it does not know. */
export const annotationKeywords = ['x-meaning', 'x-source', 'enumDescriptions'] as const;
