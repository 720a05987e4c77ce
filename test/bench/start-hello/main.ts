// A page of the same kind as ours that only says hello: React, antd, one call.
import { Button, ConfigProvider } from 'antd';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { router } from './server.ts';

const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ url: new URL('./rpc', location.href).href }));

function Hello() {
  const { data } = useQuery({ queryKey: ['hello'], queryFn: () => client.hello({}) });
  return data === undefined ? null : createElement(Button, { className: 'rail-here' }, data.words);
}

const root = document.querySelector('#root');
const page = createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Hello));
if (root !== null) createRoot(root).render(createElement(ConfigProvider, null, page));
