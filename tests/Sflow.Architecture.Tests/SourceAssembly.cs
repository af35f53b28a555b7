using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sflow.Architecture.Tests;

/// <summary>A use of a type of one folder in a file of another one.</summary>
/// <param name="From">The folder of the file, below the project's; empty for the project's own.</param>
/// <param name="To">The folder of the type.</param>
/// <param name="Where">The file and the type, for messages.</param>
internal sealed record FolderUse(string From, string To, string Where);

/// <summary>
/// The sources of an assembly as the compiler understands them. A name is looked up by its meaning, so that a type is found however it is
/// written: by a using, by its namespace, by a sibling namespace, by inference.
/// </summary>
internal sealed class SourceAssembly
{
    private static readonly ConcurrentDictionary<string, SourceAssembly> Known = new();
    private readonly string root;
    private readonly CSharpCompilation compilation;
    private readonly Lazy<IReadOnlyList<FolderUse>> uses;

    /// <summary>Reads the sources of a project of <c>src</c>.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="more">Further files: their paths below the project's folder, and their texts.</param>
    public SourceAssembly(string name, params (string Path, string Text)[] more)
    {
        root = Repository.PathOf("src", name);
        var files = Sources(root).Select(path => (Path: path, Text: File.ReadAllText(path)));
        var trees = files
            .Append((GlobalUsings(name), File.ReadAllText(GlobalUsings(name))))
            .Append((Repository.PathOf("src", "Polyfills.cs"), File.ReadAllText(Repository.PathOf("src", "Polyfills.cs"))))
            .Concat(more.Select(file => (Path.Combine(root, file.Path), file.Text)))
            .Select(file => CSharpSyntaxTree.ParseText(file.Item2, new CSharpParseOptions(LanguageVersion.Preview), file.Item1));
        // The command has the name that people type.
        var assembly = name == "Sflow.Cli" ? "sflow" : name;
        compilation = CSharpCompilation.Create(
            assembly,
            trees,
            References(assembly),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        uses = new(() => [.. compilation.SyntaxTrees.AsParallel().AsOrdered().SelectMany(UsesIn).Distinct()]);
    }

    /// <summary>The sources of a project of <c>src</c>, read once for all tests.</summary>
    public static SourceAssembly Of(string name) => Known.GetOrAdd(name, _ => new SourceAssembly(name));

    /// <summary>What the compiler can't understand, for the test that the uses are complete.</summary>
    public IReadOnlyList<string> Errors =>
        [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())];

    /// <summary>The folders that have files, below the project's; empty for the project's own.</summary>
    public IReadOnlyList<string> Folders => [.. Sources(root).Select(FolderOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The number of its files.</summary>
    public int FileCount => Sources(root).Count();

    /// <summary>The number of files in a folder, without those of the folders below it.</summary>
    public int FilesIn(string folder) => Sources(root).Count(path => FolderOf(path) == folder);

    /// <summary>The uses of types of other folders.</summary>
    public IReadOnlyList<FolderUse> Uses() => uses.Value;

    private IEnumerable<FolderUse> UsesIn(SyntaxTree tree)
    {
        if (!tree.FilePath.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || IsBuilt(tree.FilePath))
            yield break;
        var model = compilation.GetSemanticModel(tree);
        var from = FolderOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            foreach (var type in new[] { symbol as ITypeSymbol ?? symbol?.ContainingType, model.GetTypeInfo(name).Type })
            {
                foreach (var place in type?.OriginalDefinition.Locations.Where(place => place.IsInSource) ?? [])
                {
                    var path = place.SourceTree!.FilePath;
                    if (path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && FolderOf(path) != from)
                        yield return new(from, FolderOf(path), $"{Path.GetFileName(tree.FilePath)} uses {type!.Name}");
                }
            }
        }
    }

    private string FolderOf(string path) => Path.GetDirectoryName(Path.GetRelativePath(root, path))!.Replace('\\', '/');

    private static IEnumerable<string> Sources(string root) =>
        Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Where(path => !IsBuilt(path)).Order(StringComparer.Ordinal);

    private static bool IsBuilt(string path) =>
        Path.GetRelativePath(Repository.PathOf("src"), path).Split('/', '\\') is [_, "bin" or "obj", ..];

    // What the build made of the project's implicit and global usings; the same in each configuration.
    private static string GlobalUsings(string name) =>
        Directory.GetFiles(Repository.PathOf("src", name, "obj"), name + ".GlobalUsings.g.cs", SearchOption.AllDirectories).Order().First();

    private static IEnumerable<MetadataReference> References(string name) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != name)
            .Select(path => MetadataReference.CreateFromFile(path));
}
