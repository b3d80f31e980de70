using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Changes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "details",
                schema: "oms",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "escalated",
                schema: "oms",
                table: "order_holds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "escalates_at",
                schema: "oms",
                table: "order_holds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                schema: "oms",
                table: "order_holds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner",
                schema: "oms",
                table: "order_holds",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "source",
                schema: "oms",
                table: "order_holds",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "details",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "escalated",
                schema: "oms",
                table: "order_holds");

            migrationBuilder.DropColumn(
                name: "escalates_at",
                schema: "oms",
                table: "order_holds");

            migrationBuilder.DropColumn(
                name: "expires_at",
                schema: "oms",
                table: "order_holds");

            migrationBuilder.DropColumn(
                name: "owner",
                schema: "oms",
                table: "order_holds");

            migrationBuilder.DropColumn(
                name: "source",
                schema: "oms",
                table: "order_holds");
        }
    }
}
