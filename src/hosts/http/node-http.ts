// Node's own HTTP, taken as it stands. An import would read each of the module's names first, and two of them bring in Node's whole fetch: two thirds of what it takes to load a small server.

export const { Agent, createServer, request } = process.getBuiltinModule('node:http');
