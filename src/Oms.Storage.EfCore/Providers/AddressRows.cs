using System.ComponentModel;
using Oms.Documents;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Addresses as rows, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AddressRows
{
    /// <summary>An address's row; without an address its parts are empty.</summary>
    public static AddressRow Row(int tenant, PutAddress put)
    {
        ArgumentNullException.ThrowIfNull(put);
        return new AddressRow
        {
            Id = put.Id,
            Tenant = tenant,
            OrderId = put.Order.Value,
            Name = put.Address?.Name,
            Company = put.Address?.Company,
            Line1 = put.Address?.Line1,
            Line2 = put.Address?.Line2,
            City = put.Address?.City,
            Region = put.Address?.Region,
            PostalCode = put.Address?.PostalCode,
            Country = put.Address?.Country,
            Email = put.Address?.Email,
            Phone = put.Address?.Phone,
        };
    }

    /// <summary>An address.</summary>
    public static PostalAddress Value(AddressRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new PostalAddress
        {
            Name = row.Name,
            Company = row.Company,
            Line1 = row.Line1,
            Line2 = row.Line2,
            City = row.City,
            Region = row.Region,
            PostalCode = row.PostalCode,
            Country = row.Country,
            Email = row.Email,
            Phone = row.Phone,
        };
    }
}

/// <summary>Documents as rows, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DocumentRows
{
    /// <summary>A document's row.</summary>
    public static DocumentRow Row(int tenant, Document document, long version)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new DocumentRow
        {
            Tenant = tenant,
            Kind = document.Kind,
            Id = document.Id,
            Version = version,
            Json = document.Json,
            Index1 = document.Index1,
            Index2 = document.Index2,
            Index3 = document.Index3,
            Index4 = document.Index4,
        };
    }

    /// <summary>A document.</summary>
    public static Document Value(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Document
        {
            Kind = row.Kind,
            Id = row.Id,
            Version = row.Version,
            Json = row.Json,
            Index1 = row.Index1,
            Index2 = row.Index2,
            Index3 = row.Index3,
            Index4 = row.Index4,
        };
    }
}
