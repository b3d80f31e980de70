using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Changes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "oms_orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "escalated",
                table: "oms_order_holds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "escalates_at",
                table: "oms_order_holds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "oms_order_holds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner",
                table: "oms_order_holds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "oms_order_holds",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "details",
                table: "oms_orders");

            migrationBuilder.DropColumn(
                name: "escalated",
                table: "oms_order_holds");

            migrationBuilder.DropColumn(
                name: "escalates_at",
                table: "oms_order_holds");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "oms_order_holds");

            migrationBuilder.DropColumn(
                name: "owner",
                table: "oms_order_holds");

            migrationBuilder.DropColumn(
                name: "source",
                table: "oms_order_holds");
        }
    }
}
