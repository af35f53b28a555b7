using Sflow.Cli.Output;

namespace Sflow.Cli.Content;

/// <summary>Prints skills, for people and as JSON.</summary>
internal static class SkillText
{
    private const string Schema = "sflow.skill/1";

    /// <summary>Shows what was written.</summary>
    public static void Written(Terminal terminal, string folder, List<EmbeddedFile> files, bool asJson)
    {
        if (asJson)
        {
            terminal.Line(
                JsonText.Of(
                    true,
                    json =>
                    {
                        json.WriteStartObject();
                        json.Member("schema", Schema);
                        Delivery.WriteMembers(json, folder, files, []);
                        json.WriteEndObject();
                    }
                )
            );
            return;
        }

        foreach (var file in files)
            terminal.Line(SafeText.Of(Path.Combine(Delivery.Shown(folder), file.Path)));
        if (files.Contains(Skill.AgentsPage))
            terminal.Note(
                $"An agent that reads AGENTS.md at the root of a project needs one line there: Read {Delivery.Shown(folder)}/AGENTS.md."
            );
    }

    /// <summary>Lists the skills.</summary>
    public static void List(Terminal terminal, bool asJson)
    {
        if (!asJson)
        {
            foreach (var skill in Skill.All)
            {
                terminal.Line(skill.Name);
                terminal.Line("  " + skill.Description);
            }

            return;
        }

        terminal.Line(
            JsonText.Of(
                true,
                json =>
                {
                    json.WriteStartObject();
                    json.Member("schema", Schema);
                    json.WritePropertyName("skills");
                    json.WriteStartArray();
                    foreach (var skill in Skill.All)
                    {
                        json.WriteStartObject();
                        json.Member("name", skill.Name);
                        json.Member("description", skill.Description);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }
            )
        );
    }
}
