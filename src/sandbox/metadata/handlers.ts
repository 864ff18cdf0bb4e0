import { jsonAnswer } from '../wire/answers';
import type { Handler } from '../wire/call';
import { readOptions } from '../query/options';
import { csdlOf } from './csdl';
import { containmentOf } from './containment';

/** The service document (OData JSON 4.01 §5): the entry points of the API. */
export const getServiceDocument: Handler = ({ base, query }, { catalog }) => {
  readOptions(query, []);
  const value = [...containmentOf(catalog.kinds)].map(([name, node]) => ({
    name,
    kind: node.kind ? 'EntitySet' : 'Singleton',
    url: name,
  }));
  return jsonAnswer(200, JSON.stringify({ '@odata.context': `${base}/$metadata`, value }));
};

/** A container of sets, such as `/security`. It has no properties of its own. */
export const getSingleton =
  (path: string): Handler =>
  ({ base, query }) => {
    readOptions(query, []);
    return jsonAnswer(200, JSON.stringify({ '@odata.context': `${base}/$metadata#${path.slice(1)}` }));
  };

/** The CSDL of the catalog as XML. */
export const getMetadata: Handler = ({ query }, { catalog }) => {
  readOptions(query, []);
  return new Response(csdlOf(catalog), {
    headers: { 'content-type': 'application/xml;charset=utf-8', 'odata-version': '4.0' },
  });
};
