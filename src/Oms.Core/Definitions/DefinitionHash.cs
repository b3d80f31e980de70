using System.Security.Cryptography;
using System.Text;

namespace Oms.Definitions;

/// <summary>What tells one text from another.</summary>
internal static class DefinitionHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
