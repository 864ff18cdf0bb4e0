import { jsonAnswer } from '../wire/answers';
import type { Handler } from '../wire/call';
import { readOptions } from '../query/options';
import { csdlOf } from './csdl';

/** The service document (OData JSON 4.01 §5): where everything hangs. */
export const getServiceDocument: Handler = ({ base, query }) => {
  readOptions(query, []);
  const value = [{ name: 'security', kind: 'Singleton', url: 'security' }];
  return jsonAnswer(200, JSON.stringify({ '@odata.context': `${base}/$metadata`, value }));
};

/** The singleton that the six sets are contained in. It has no properties of its own. */
export const getSecurity: Handler = ({ base, query }) => {
  readOptions(query, []);
  return jsonAnswer(200, JSON.stringify({ '@odata.context': `${base}/$metadata#security` }));
};

/** The CSDL of the six kinds as XML. */
export const getMetadata: Handler = ({ query }, { model }) => {
  readOptions(query, []);
  return new Response(csdlOf(model), {
    headers: { 'content-type': 'application/xml;charset=utf-8', 'odata-version': '4.0' },
  });
};
