using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Supply : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_oms_movements_position",
                schema: "oms",
                table: "movements");

            migrationBuilder.AlterColumn<string>(
                name: "owner",
                schema: "oms",
                table: "reservation_lines",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<long>(
                name: "corrections",
                schema: "oms",
                table: "positions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "moves",
                schema: "oms",
                table: "positions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "reorder_point",
                schema: "oms",
                table: "positions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "safety_stock",
                schema: "oms",
                table: "positions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "at_risk",
                schema: "oms",
                table: "order_lines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "promised_for",
                schema: "oms",
                table: "order_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                schema: "oms",
                table: "movements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "no",
                schema: "oms",
                table: "movements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "on_hand_after",
                schema: "oms",
                table: "movements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "unit_cost",
                schema: "oms",
                table: "movements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                schema: "oms",
                table: "locations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                schema: "oms",
                table: "items",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "order_line_parts",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_line_parts", x => new { x.order_id, x.line_no, x.sku });
                });

            migrationBuilder.CreateIndex(
                name: "ix_oms_reservation_lines_owner",
                schema: "oms",
                table: "reservation_lines",
                columns: new[] { "tenant", "owner", "reservation" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_order_allocations_location",
                schema: "oms",
                table: "order_allocations",
                columns: new[] { "tenant", "location", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_movements_ledger",
                schema: "oms",
                table: "movements",
                columns: new[] { "tenant", "sku", "location", "no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "order_line_parts",
                schema: "oms");

            migrationBuilder.DropIndex(
                name: "ix_oms_reservation_lines_owner",
                schema: "oms",
                table: "reservation_lines");

            migrationBuilder.DropIndex(
                name: "ix_oms_order_allocations_location",
                schema: "oms",
                table: "order_allocations");

            migrationBuilder.DropIndex(
                name: "ix_oms_movements_ledger",
                schema: "oms",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "corrections",
                schema: "oms",
                table: "positions");

            migrationBuilder.DropColumn(
                name: "moves",
                schema: "oms",
                table: "positions");

            migrationBuilder.DropColumn(
                name: "reorder_point",
                schema: "oms",
                table: "positions");

            migrationBuilder.DropColumn(
                name: "safety_stock",
                schema: "oms",
                table: "positions");

            migrationBuilder.DropColumn(
                name: "at_risk",
                schema: "oms",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "promised_for",
                schema: "oms",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "currency",
                schema: "oms",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "no",
                schema: "oms",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "on_hand_after",
                schema: "oms",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "unit_cost",
                schema: "oms",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "details",
                schema: "oms",
                table: "locations");

            migrationBuilder.DropColumn(
                name: "details",
                schema: "oms",
                table: "items");

            migrationBuilder.AlterColumn<string>(
                name: "owner",
                schema: "oms",
                table: "reservation_lines",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_oms_movements_position",
                schema: "oms",
                table: "movements",
                columns: new[] { "tenant", "sku", "location" });
        }
    }
}
