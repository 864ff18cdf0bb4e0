// In place of @vscode/windows-registry in a server from npm, whose native part would need a compiler. VS Code takes a value
// that is not there for an unknown one.
exports.GetStringRegKey = () => undefined;
exports.GetDWORDRegKey = () => undefined;
