using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_allocation",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "allocation", "id" },
                filter: "\"allocation\" NOT IN (0, 3)");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_category",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "category", "id" },
                filter: "\"category\" <> 2");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_channel",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "channel", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_hold",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "hold", "id" },
                filter: "\"hold\" <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_tenant",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_fulfilment_orders_in_hand",
                schema: "oms",
                table: "fulfilment_orders",
                columns: new[] { "tenant", "location", "order_id" },
                filter: "\"state\" IN (0, 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_oms_orders_allocation",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_category",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_channel",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_hold",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_tenant",
                schema: "oms",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_fulfilment_orders_in_hand",
                schema: "oms",
                table: "fulfilment_orders");
        }
    }
}
