"""A row of more than 1 MiB, and one behind it that is read."""
HEADER = "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,cfda_number\n"
ROW = "2016-DJ-BX-0578,481347.00,2016-09-01,MIAMI-DADE COUNTY{},FL,16.738\n"

with open("rows.csv", "w", encoding="utf-8") as file:
    file.write(HEADER + ROW.format("," * (1 << 20)) + ROW.format(""))
