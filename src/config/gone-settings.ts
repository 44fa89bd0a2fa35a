/**
 * Settings that an earlier version had, and what an owner writes instead, one sentence each. A setting that goes, or
 * gets another name, gets its line here, so that an update says what to do.
 */
export const goneSettings: Readonly<Record<string, string>> = {};
